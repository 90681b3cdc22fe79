package dev.countersign.response.playbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The playbook of every kind of case. */
public final class Playbooks {
  private final Map<CaseKind, Playbook> all;

  private Playbooks(Map<CaseKind, Playbook> all) {
    this.all = all;
  }

  /** Those that the product comes with. */
  public static Playbooks shipped() {
    Map<CaseKind, Playbook> all = new EnumMap<>(CaseKind.class);
    for (CaseKind kind : CaseKind.values()) {
      Playbook read = PlaybookFile.read(text(kind));
      if (read.kind() != kind) {
        throw new IllegalStateException(kind.word() + " is not the playbook of its name");
      }
      all.put(kind, read);
    }
    return new Playbooks(all);
  }

  /** The document of one of those, in YAML. */
  public static String text(CaseKind kind) {
    String name = "/response/playbooks/" + kind.word() + ".yaml";
    try (InputStream in = Playbooks.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with others in the place of some. */
  public Playbooks with(Map<CaseKind, Playbook> others) {
    Map<CaseKind, Playbook> next = new EnumMap<>(all);
    next.putAll(others);
    return new Playbooks(next);
  }

  /** The one of that kind. */
  public Playbook of(CaseKind kind) {
    return Objects.requireNonNull(all.get(kind));
  }
}
