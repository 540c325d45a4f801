/** Whether a host name, as parsed from an address, is this machine: `127.1` and `0x7f000001` are parsed to 127.0.0.1, `127.0.0.1.example.com` is not. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}
