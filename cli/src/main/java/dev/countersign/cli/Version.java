package dev.countersign.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote beside the classes. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
      if (in == null) {
        throw new IOException("the build did not write version.txt");
      }
      return new String[] {
        "countersign " + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()
      };
    }
  }
}
