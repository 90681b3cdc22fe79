package dev.countersign.cli.freeze;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.form.FreezeCsv;
import dev.countersign.response.freeze.form.FreezeJson;
import dev.countersign.response.freeze.form.FreezePdf;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.DossierJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Files that requests are made of, and those that are made of requests. */
final class RequestFiles {
  private static final int MOST_TRACE = 512 * 1024 * 1024;
  private static final int LONGEST_NAME = 40;

  private RequestFiles() {}

  /**
   * A trace's answer.
   *
   * @throws UnreadableInput where it is none, or was written without what was asked and when
   */
  static Dossier trace(Path file) {
    byte[] bytes = read(file, MOST_TRACE, "The trace");
    var json = Json.parse(new String(bytes, StandardCharsets.UTF_8), "The trace");
    if (!json.has("at") || !json.has("asked")) {
      throw new UnreadableInput(
          "The trace "
              + file
              + " does not say when it was made and what was asked; expected a file of countersign"
              + " trace --dossier, or the answer of /api/v1/traces/ID/result");
    }
    try {
      return DossierJson.read(json);
    } catch (IllegalStateException e) {
      throw new UnreadableInput("The trace " + file + " does not add up: " + e.getMessage());
    }
  }

  static byte[] read(Path file, int most, String what) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new UnreadableInput(what + " " + file + " has more than " + most + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UnreadableInput(what + " " + file + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * Writes three files of each request.
   *
   * @return their names, by the request's reference
   * @throws UnreadableInput where one of them is there already, or cannot be written
   */
  static Map<String, List<Path>> write(Path folder, List<FreezeRequest> requests) {
    Map<Path, byte[]> files = new LinkedHashMap<>();
    Map<String, List<Path>> names = new LinkedHashMap<>();
    for (int i = 0; i < requests.size(); i++) {
      FreezeRequest one = requests.get(i);
      String name = String.format(Locale.ROOT, "%02d-%s", i + 1, plain(one.holder().name()));
      Path pdf = folder.resolve(name + ".pdf");
      Path csv = folder.resolve(name + ".csv");
      Path json = folder.resolve(name + ".json");
      files.put(pdf, FreezePdf.of(one));
      files.put(csv, FreezeCsv.of(one).getBytes(StandardCharsets.UTF_8));
      files.put(json, (Json.pretty(FreezeJson.of(one)) + "\n").getBytes(StandardCharsets.UTF_8));
      names.put(one.reference(), List.of(pdf, csv, json));
    }
    try {
      Files.createDirectories(folder);
      for (Path file : files.keySet()) {
        if (Files.exists(file)) {
          throw new FileAlreadyExistsException(file.toString());
        }
      }
      for (Map.Entry<Path, byte[]> one : files.entrySet()) {
        Files.write(one.getKey(), one.getValue(), StandardOpenOption.CREATE_NEW);
      }
    } catch (FileAlreadyExistsException e) {
      throw new UnreadableInput(
          e.getMessage() + " is there already; expected a folder without such requests");
    } catch (IOException e) {
      throw new UnreadableInput(
          "The requests could not be written to " + folder + ": " + e.getMessage());
    }
    return names;
  }

  /** Letters and digits of ASCII, so that a name that somebody gave leads nowhere. */
  private static String plain(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    return cut.isEmpty() ? "holder" : cut;
  }
}
