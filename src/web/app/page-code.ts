import { reachServer } from '#web/client';

/**
 * The code of a page. Where it cannot be fetched because nobody can be reached, that is what is told: the router takes it for an edition
 * that is gone and loads the document anew, of which nothing comes either, and the application is gone from the screen.
 */
export const pageCode =
  <T>(fetchCode: () => Promise<T>) =>
  (): Promise<T> =>
    fetchCode().catch(async (error: unknown) => {
      await reachServer();
      throw error;
    });
