package dev.countersign.intel.label;

import dev.countersign.intel.address.Key;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Labels by address. */
public final class Labels {
  /** None at all. */
  public static final Labels NONE = new Labels(List.of());

  private final Map<String, Label> labels = new HashMap<>();

  /** Of several for one address the one whose kind says more counts, then the first. */
  public Labels(Collection<Label> labels) {
    for (Label label : labels) {
      this.labels.merge(
          key(label.address()),
          label,
          (one, other) -> Comparator.comparing(Label::kind).compare(one, other) <= 0 ? one : other);
    }
  }

  /** What is known of an address. */
  public Optional<Label> of(String address) {
    return Optional.ofNullable(labels.get(key(address)));
  }

  /** These and others; what is known of an address already stays. */
  public Labels and(Collection<Label> others) {
    Labels both = new Labels(labels.values());
    others.forEach(label -> both.labels.putIfAbsent(key(label.address()), label));
    return both;
  }

  /** How many addresses have one. */
  public int size() {
    return labels.size();
  }

  private static String key(String address) {
    return Key.canonical(address);
  }
}
