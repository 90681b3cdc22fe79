package dev.countersign.gate.key;

import dev.countersign.model.value.UnreadableInput;
import org.jspecify.annotations.Nullable;

/**
 * What a process has around it from which secrets come.
 *
 * @param environment the value of a variable, or null
 * @param prompt a person who can be asked
 */
public record Surroundings(Environment environment, Prompt prompt) {
  /** The variables of the environment. */
  @FunctionalInterface
  public interface Environment {
    /** The value, or null where it is not set. */
    @Nullable String apply(String name);
  }

  /** Asks a person for a secret. */
  @FunctionalInterface
  public interface Prompt {
    /**
     * Asks once.
     *
     * @param what what is asked for, such as "the password of key.json"
     * @throws UnreadableInput when there is nobody to ask
     */
    Secret ask(String what);
  }

  /** Nobody can be asked, as where a server starts by itself. */
  public static Surroundings withoutPerson(Environment environment) {
    return new Surroundings(
        environment,
        what -> {
          throw new UnreadableInput(
              "Nobody can be asked for "
                  + what
                  + " here; name a source for it, such as password-source=file:/run/secrets/key or"
                  + " pin-source=env:PIN");
        });
  }
}
