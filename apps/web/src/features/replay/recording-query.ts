import { chaptersOf, DamagedLogError, decodeRecording, RecordingFormatError } from '@fortyfive/replay';
import { useQuery } from '@tanstack/react-query';
import { ApiError, api, isPassing, messageOf } from '#platform/http';

/** The recording of an interview that is over never changes. */
export function useRecording(interviewId: string) {
  return useQuery({
    queryKey: ['interviews', interviewId, 'recording'],
    queryFn: async ({ signal }) => read(await api.getBytes(`/api/interviews/${interviewId}/recording`, signal)),
    staleTime: Infinity,
    structuralSharing: false,
  });
}

/** What to show when there is no recording to play. */
export interface RecordingTrouble {
  readonly title: string;
  readonly sentence: string;
  readonly canTryAgain: boolean;
}

/** Damage found here may have come about on the way, so another try can help; what the server found, it will find again. */
export function troubleOf(error: unknown): RecordingTrouble {
  const isDamagedHere = error instanceof RecordingFormatError || error instanceof DamagedLogError;
  const isDamaged = isDamagedHere || (error instanceof ApiError && error.code === 'recording_damaged');
  return {
    title: isDamaged ? 'The recording is damaged' : 'The recording cannot be played',
    sentence: isDamagedHere
      ? `${error.message} Load it again; if it stays like this, tell who runs this server.`
      : messageOf(error),
    canTryAgain: isPassing(error),
  };
}

/**
 * The hash chain is not followed here: for a long interview that takes a browser a third of a second, a phone far more, and
 * the server does it whenever it reads a recording.
 */
function read(bytes: Uint8Array) {
  const recording = decodeRecording(bytes);
  return { recording, chapters: chaptersOf(recording.entries) };
}
