package dev.countersign.server.access.mapping;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.jobs.Jobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings' folder of mapping files: each change there is taken while the server runs. Where a
 * file is wrong, the last good one of it stays, and what is wrong is shown.
 */
public final class MappingFolder implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final @Nullable Path folder;
  private final MappingDesk desk;
  private final Jobs jobs;
  private volatile List<String> mistakes = List.of();

  /**
   * Begins to look.
   *
   * @param folder null for none
   */
  public MappingFolder(@Nullable Path folder, MappingDesk desk, InstantSource clock) {
    this.folder = folder;
    this.desk = desk;
    this.jobs = new Jobs(clock);
    if (folder != null) {
      jobs.every(LOOK, "read mapping files", () -> look(folder));
    }
  }

  /** What is wrong in the folder now, each a sentence with the file and the place. */
  public List<String> mistakes() {
    return mistakes;
  }

  /** Whether there is a folder. */
  public boolean isThere() {
    return folder != null;
  }

  /**
   * The files of a folder by name, all right.
   *
   * @throws UnreadableInput at the first that is not, saying which, where and what would be right
   */
  public static void demandRight(Path folder) {
    Map<String, String> names = new HashMap<>();
    files(folder)
        .forEach((file, text) -> {
          String before = names.put(MappingDesk.name(text, file), file);
          if (before != null) {
            throw new UnreadableInput(
                file + " has the same name as " + before + "; give it another");
          }
        });
  }

  private void look(Path where) {
    List<String> wrong = new ArrayList<>();
    try {
      Map<String, String> files = files(where);
      Set<String> names = new HashSet<>();
      files.forEach((file, text) -> {
        try {
          if (names.add(MappingDesk.name(text, file))) {
            desk.takeFile(text, file);
          } else {
            wrong.add(file + " has the same name as a file before it; give it another");
          }
        } catch (UnreadableInput e) {
          wrong.add(e.sentence());
        }
      });
      desk.all().stream()
          .filter(OwnMapping::isOfFolder)
          .filter(one -> !files.containsKey(one.file()))
          .filter(one -> !names.contains(one.name()))
          .forEach(desk::removeFile);
    } catch (UnreadableInput e) {
      wrong.add(e.sentence());
    }
    mistakes = List.copyOf(wrong);
  }

  private static Map<String, String> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> found =
          all.filter(file -> file.getFileName().toString().matches("(?i)[^.].*\\.ya?ml"))
              .sorted()
              .limit(MappingDesk.MOST + 1L)
              .toList();
      if (found.size() > MappingDesk.MOST) {
        throw new UnreadableInput(
            "The folder " + folder + " holds more than " + MappingDesk.MOST + " mapping files");
      }
      Map<String, String> texts = new LinkedHashMap<>();
      for (Path file : found) {
        texts.put(file.getFileName().toString(), text(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UnreadableInput("The folder of mapping files " + folder + " could not be read");
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MappingDesk.LARGEST) {
        throw new UnreadableInput(file.getFileName() + " is larger than 256 KiB");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UnreadableInput(file.getFileName() + " could not be read as UTF-8");
    }
  }

  @Override
  public void close() {
    jobs.close();
  }
}
