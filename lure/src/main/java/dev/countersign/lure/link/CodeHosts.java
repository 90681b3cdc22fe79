package dev.countersign.lure.link;

import java.util.Optional;

/** Links that download a file from a host of code, and whose it is. */
final class CodeHosts {
  private CodeHosts() {}

  /** Who put the file there; empty where the link leads to no file of a code host. */
  static Optional<String> file(Url url) {
    String[] parts = url.path().split("/", -1);
    if (parts.length < 4) {
      return Optional.empty();
    }
    boolean file =
        switch (url.host()) {
          case "raw.githubusercontent.com",
              "gist.githubusercontent.com",
              "codeload.github.com",
              "objects.githubusercontent.com" ->
              true;
          case "github.com", "www.github.com" ->
              (has(parts, 3, "releases") && has(parts, 4, "download"))
                  || has(parts, 3, "raw")
                  || has(parts, 3, "archive")
                  || has(parts, 3, "files");
          case "gitlab.com" -> url.path().contains("/-/raw/") || url.path().contains("/-/archive/");
          case "bitbucket.org" ->
              has(parts, 3, "downloads") || has(parts, 3, "raw") || has(parts, 3, "get");
          default -> false;
        };
    return file ? Optional.of(parts[1]) : Optional.empty();
  }

  private static boolean has(String[] parts, int at, String word) {
    return parts.length > at && parts[at].equals(word);
  }
}
