package dev.countersign.cli.screen;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What lies in a file or at a URL. */
final class Fetched {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST_TEXT = 4096;

  private Fetched() {}

  /**
   * Copies it.
   *
   * @param most bytes that it may have
   * @throws UnreadableInput where it is not there or is larger
   */
  static void into(Path file, String from, long most) {
    try (InputStream in = open(from);
        OutputStream out = Files.newOutputStream(file)) {
      byte[] part = new byte[1 << 16];
      long total = 0;
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        total += read;
        if (total > most) {
          throw new UnreadableInput(from + " is larger than " + most / 1024 / 1024 + " MiB");
        }
        out.write(part, 0, read);
      }
    } catch (IOException e) {
      throw new UnreadableInput(from + " could not be read: " + why(e));
    }
  }

  /** A short text. */
  static String text(String from) {
    try (InputStream in = open(from)) {
      return new String(in.readNBytes(MOST_TEXT), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UnreadableInput(from + " could not be read: " + why(e));
    }
  }

  private static InputStream open(String from) throws IOException {
    if (!from.startsWith("https://") && !from.startsWith("http://")) {
      return Files.newInputStream(Path.of(from));
    }
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(
              HttpRequest.newBuilder(URI.create(from)).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new IOException("it answers " + response.statusCode());
      }
      return response.body();
    } catch (IllegalArgumentException e) {
      throw new IOException("it is no URL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted", e);
    }
  }

  private static String why(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "it does not exist"
        : String.valueOf(e.getMessage());
  }
}
