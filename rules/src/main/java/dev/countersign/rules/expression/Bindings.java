package dev.countersign.rules.expression;

import dev.cel.runtime.CelVariableResolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of a {@link Vocabulary}'s names, each made when it is first read. */
public abstract class Bindings implements CelVariableResolver {
  private final Map<String, Optional<Object>> made = new HashMap<>();

  private @Nullable String missed;

  /** Without values yet. */
  protected Bindings() {}

  /** Makes the value of a name; empty where it is not known. */
  protected abstract Optional<Object> make(String name);

  /** A variable's fields, none yet. */
  protected final Fields fields(String name) {
    return new Fields(
        name,
        sentence -> {
          if (missed == null) {
            missed = sentence;
          }
        });
  }

  /** Before an expression is evaluated. */
  final void begin() {
    missed = null;
  }

  /** Why the first field was not known that was asked for in vain since then. */
  final Optional<String> missed() {
    return Optional.ofNullable(missed);
  }

  @Override
  public final Optional<Object> find(String name) {
    Optional<Object> known = made.get(name);
    if (known == null) {
      known = make(name);
      made.put(name, known);
    }
    return known;
  }
}
