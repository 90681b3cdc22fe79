package dev.countersign.server.settings;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A settings file's YAML, bounded and without aliases. */
public final class SettingsText {
  private static final int LARGEST = 256 << 10;

  private SettingsText() {}

  /**
   * Reads a file.
   *
   * @throws UnreadableInput when it is too large, no UTF-8, or no YAML
   */
  public static @Nullable Object load(Path file) {
    return parsed(text(file));
  }

  /**
   * Reads text.
   *
   * @throws UnreadableInput when it is no YAML
   */
  public static @Nullable Object parsed(String text) {
    try {
      return new Load(
              LoadSettings.builder()
                  .setAllowDuplicateKeys(false)
                  .setMaxAliasesForCollections(0)
                  .setCodePointLimit(LARGEST)
                  .build())
          .loadFromString(text);
    } catch (YamlEngineException | IllegalArgumentException | StackOverflowError e) {
      throw new UnreadableInput("The settings are not YAML that can be read: " + e.getMessage());
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new UnreadableInput("The settings file " + file + " is larger than 256 KiB");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UnreadableInput("The settings file " + file + " could not be read as UTF-8");
    }
  }
}
