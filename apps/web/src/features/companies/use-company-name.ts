import { useQuery } from '@tanstack/react-query';
import { companiesQuery } from './companies-query';

/** The name of a company as it writes itself; its slug until that is known. */
export function useCompanyName(): (slug: string) => string {
  const { data } = useQuery(companiesQuery);
  return (slug) => data?.companies.find((company) => company.slug === slug)?.name ?? slug;
}
