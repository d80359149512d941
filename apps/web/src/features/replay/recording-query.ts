import { decodeRecording, RecordingFormatError } from '@fortyfive/replay';
import { useQuery } from '@tanstack/react-query';
import { api, messageOf } from '#platform/http';

/** The recording of an interview that is over never changes. */
export function useRecording(interviewId: string) {
  return useQuery({
    queryKey: ['interviews', interviewId, 'recording'],
    queryFn: async ({ signal }) =>
      decodeRecording(await api.getBytes(`/api/interviews/${interviewId}/recording`, signal)),
    staleTime: Infinity,
    structuralSharing: false,
  });
}

/** The sentence to show when there is no recording to play. */
export function whyNoRecording(error: unknown): string {
  return error instanceof RecordingFormatError ? error.message : messageOf(error);
}
