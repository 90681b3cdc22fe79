package dev.countersign.server.screening;

import dev.countersign.intel.list.ListFiles;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.watch.blacklist.Issuer;
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
import java.util.ArrayList;
import java.util.List;

/**
 * The folder from which lists are taken: every list that lies in it, and what the lines of its file
 * {@value #SOURCES} name: a URL or a file, and behind commas the list's id, its publisher's key and
 * where its signature is, as far as they are wanted; or an issuer of tokens whose contract is
 * asked.
 */
public final class ListPlaces {
  private static final String SOURCES = "sources.conf";
  private static final String ISSUER = "issuer:";
  private static final int MOST_SIGNATURE = 4096;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path folder;

  /** That folder; it need not be there. */
  public ListPlaces(Path folder) {
    this.folder = folder;
  }

  /**
   * All of them, as of now.
   *
   * @throws UnreadableInput where the folder or its file cannot be read
   */
  List<ListOrigin> origins() {
    List<ListOrigin> origins = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return origins;
    }
    ListFiles.in(List.of(folder))
        .forEach(file -> origins.add(new ListOrigin(file.toString(), "", "", "")));
    lines().stream()
        .filter(line -> !line.startsWith(ISSUER))
        .forEach(line -> origins.add(origin(line)));
    return origins;
  }

  /**
   * Issuers of tokens whose contracts are asked whom they block: Tether and Circle on Ethereum, and
   * those that the file names.
   *
   * @throws UnreadableInput where the file cannot be read
   */
  List<Issuer> issuers() {
    List<Issuer> issuers = new ArrayList<>(List.of(Issuer.USDT, Issuer.USDC));
    lines().stream()
        .filter(line -> line.startsWith(ISSUER))
        .map(ListPlaces::issuer)
        .filter(one -> issuers.stream().noneMatch(other -> other.list().equals(one.list())))
        .forEach(issuers::add);
    return issuers;
  }

  private static Issuer issuer(String line) {
    try {
      return Issuer.of(line.substring(ISSUER.length()));
    } catch (UnreadableInput e) {
      throw new UnreadableInput(SOURCES + ": " + e.sentence());
    }
  }

  /** Of the file, without those that say nothing. */
  private List<String> lines() {
    Path sources = folder.resolve(SOURCES);
    if (!Files.isRegularFile(sources)) {
      return List.of();
    }
    try {
      return Files.readAllLines(sources).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UnreadableInput(sources + " could not be read: " + e.getMessage());
    }
  }

  private ListOrigin origin(String line) {
    String[] parts = line.split("\\s*,\\s*", -1);
    if (parts.length > 4 || (parts.length > 2 && parts.length < 4)) {
      throw new UnreadableInput(
          SOURCES + ": expected a place, and behind commas a list, a key and a signature: " + line);
    }
    return new ListOrigin(
        resolved(parts[0]),
        parts.length > 1 ? parts[1] : "",
        parts.length > 3 ? parts[2] : "",
        parts.length > 3 ? resolved(parts[3]) : "");
  }

  private String resolved(String place) {
    return place.startsWith("http") ? place : folder.resolve(place).toString();
  }

  /** Copies what is at a place, at most so many bytes. */
  static void fetch(String place, Path to, long most) throws IOException {
    try (InputStream in = open(place);
        OutputStream out = Files.newOutputStream(to)) {
      byte[] part = new byte[1 << 16];
      long total = 0;
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        total += read;
        if (total > most) {
          throw new UnreadableInput("it is larger than " + most / 1024 / 1024 + " MiB");
        }
        out.write(part, 0, read);
      }
    }
  }

  /** A signature. */
  static String text(String place) throws IOException {
    try (InputStream in = open(place)) {
      return new String(in.readNBytes(MOST_SIGNATURE), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String place) throws IOException {
    if (!place.startsWith("https://") && !place.startsWith("http://")) {
      return Files.newInputStream(Path.of(place));
    }
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(
              HttpRequest.newBuilder(URI.create(place)).timeout(PATIENCE).build(),
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
}
