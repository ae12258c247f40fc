import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type InspectionFile, type InspectionNotices, type InspectionStep } from '#web/client';
import { useText, useToast } from '#web/ui';

const REFRESH_MS = 15_000;
const keyOf = (number: string) => ['inspection', number];

/** The file of the office. */
export const useInspection = (number: string): InspectionFile | undefined =>
  useQuery({ queryKey: keyOf(number), queryFn: () => api.inspection(number), refetchInterval: REFRESH_MS }).data;

/** What the trader is told. */
export const useInspectionNotices = (number: string): InspectionNotices | undefined =>
  useQuery({
    queryKey: ['inspectionNotices', number],
    queryFn: () => api.inspectionNotices(number),
    refetchInterval: REFRESH_MS,
  }).data;

/** One step; a repeat of a lost answer is known by its key. What it says of the declaration is read anew as well. */
export function useStep(number: string, onDone: () => void) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (body: InspectionStep) => api.takeInspectionStep(number, body, key),
    onSuccess: async (_, { step }) => {
      toast({ kind: 'done', text: t(`inspect.done.${step}`) });
      onDone();
      await Promise.all(
        [keyOf(number), ['case', number], ['cases'], ['followUps']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}

/** Adds pictures one after the other, and tells which there are. */
export function useAddPhotos(number: string, onAdded: (ids: readonly string[]) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (files: readonly File[]) => {
      const ids: string[] = [];
      for (const file of files) {
        await api.addInspectionPhoto(number, file);
        ids.push(await contentId(file));
      }
      return ids;
    },
    onSuccess: async (ids) => {
      onAdded(ids);
      await client.invalidateQueries({ queryKey: keyOf(number) });
    },
  });
}

/** A picture is known by its content: the SHA-256 of its bytes. */
async function contentId(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
