package dev.countersign.server.screening;

/**
 * Where a list comes from.
 *
 * @param place a file or a URL
 * @param list the id that it must have; empty where any will do
 * @param key its publisher's Ed25519 key in base 64; empty where it is not signed
 * @param signature where its signature is, a file or a URL; empty likewise
 */
record ListOrigin(String place, String list, String key, String signature) {
  boolean isUrl() {
    return place.startsWith("https://") || place.startsWith("http://");
  }
}
