package dev.countersign.lure.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header fields of a mail or of a part of one, in order, unfolded, not decoded further. */
final class Headers {
  private static final int MOST = 1_000;

  private final List<Field> fields = new ArrayList<>();
  private boolean more;

  /** A field. */
  record Field(String name, String value) {
    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  void add(String name, String value) {
    if (fields.size() < MOST) {
      fields.add(new Field(name, value));
    } else {
      more = true;
    }
  }

  /** Whether there were more than are kept. */
  boolean more() {
    return more;
  }

  List<Field> fields() {
    return fields;
  }

  Optional<String> first(String name) {
    for (Field field : fields) {
      if (field.is(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  List<String> all(String name) {
    return fields.stream().filter(field -> field.is(name)).map(Field::value).toList();
  }
}
