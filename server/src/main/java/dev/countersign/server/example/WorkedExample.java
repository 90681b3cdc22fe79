package dev.countersign.server.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The two payloads of the worked example. */
public enum WorkedExample {
  /** What the owners were shown: a plain transfer. */
  SHOWN("bybit-2025-02-21-as-shown.json"),
  /** What they signed: foreign code, run as the wallet. */
  SIGNED("bybit-2025-02-21.json");

  private final String file;

  WorkedExample(String file) {
    this.file = file;
  }

  /** The name of its file in the folder examples. */
  public String file() {
    return file;
  }

  /** The payload as it stands in the file. */
  public byte[] payload() {
    try (InputStream in = WorkedExample.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the build did not include examples/" + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as text. */
  public String text() {
    return new String(payload(), StandardCharsets.UTF_8);
  }
}
