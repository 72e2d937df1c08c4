/** VS Code's storage, as far as the client uses it: values come back as copies, as JSON keeps them. */
export function buildMemento() {
  const values = new Map<string, string>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, fallback?: T): T | undefined => {
      const text = values.get(key);
      return text === undefined ? fallback : JSON.parse(text);
    },
    update: async (key: string, value: unknown) => void values.set(key, JSON.stringify(value)),
    setKeysForSync: () => {},
  };
}
