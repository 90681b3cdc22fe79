package dev.countersign.intel.screen;

import dev.countersign.intel.list.ListVersion;
import java.util.List;
import java.util.Optional;

/**
 * A list that is asked, or that should be.
 *
 * @param id of the list
 * @param title of the list
 * @param version in force; empty where there is none
 * @param trouble why there is none, or why a newer one was not taken; empty where nothing is wrong
 */
public record Loaded(String id, String title, Optional<ListVersion> version, String trouble) {
  /** One in force with which nothing is wrong. */
  public static Loaded of(ListVersion version) {
    return new Loaded(version.source().id(), version.source().title(), Optional.of(version), "");
  }

  /** One that could not be read. */
  public static Loaded refused(String id, String why) {
    return new Loaded(id, id, Optional.empty(), why);
  }

  /** Whether two are of one list. */
  static boolean contains(List<Loaded> lists, String id) {
    return lists.stream().anyMatch(one -> one.id().equals(id));
  }
}
