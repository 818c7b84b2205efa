/** How Node runs the server and the worker. The young generation grows to 64 MB and more under load if it may, which
 * saves a few collections and costs 150 MB; a small office's machine has better uses for them. */
export const NODE_FLAGS = ['--max-semi-space-size=16', '--max-old-space-size=256'] as const
