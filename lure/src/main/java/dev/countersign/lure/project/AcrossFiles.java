package dev.countersign.lure.project;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.bound.Budget.UsedUp;
import dev.countersign.lure.code.Behaviour;
import dev.countersign.lure.code.CodeReading;
import dev.countersign.lure.code.Kind;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import dev.countersign.lure.project.trigger.Modules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one file fetched and gives to a function of another, which runs what it is given. */
final class AcrossFiles {
  /**
   * One such thing.
   *
   * @param path of the file that gives
   * @param taker the path of the file that runs it
   */
  record Gift(String path, Behaviour given, String taker, Behaviour run) {}

  private static final int MOST_GIVERS = 50;

  private AcrossFiles() {}

  /**
   * Looks at the files that name one that runs what it is given.
   *
   * @param takers those, by path
   * @throws UsedUp when the budget is used up
   */
  static List<Gift> of(Folder folder, Map<String, Behaviour> takers, Budget budget) throws UsedUp {
    List<Gift> gifts = new ArrayList<>();
    int looked = 0;
    for (Content file : takers.isEmpty() ? List.<Content>of() : folder.files()) {
      if (CodeFile.named(file) && names(folder, file, takers) && looked++ < MOST_GIVERS) {
        for (Behaviour one : CodeReading.readAnyway(file, budget)) {
          Gift gift = one.kind() == Kind.GIVES_FETCHED ? gift(folder, file, one, takers) : null;
          if (gift != null) {
            gifts.add(gift);
          }
        }
      }
    }
    return gifts;
  }

  private static boolean names(Folder folder, Content file, Map<String, Behaviour> takers) {
    String text = folder.text(file.path());
    return takers.keySet().stream()
        .filter(taker -> !taker.equals(file.path()))
        .anyMatch(taker -> text.contains("/" + Paths.name(taker).replaceFirst("\\.[a-z]+$", "")));
  }

  /** The words are a module's path with the name of one of its functions, or without. */
  private static @Nullable Gift gift(
      Folder folder, Content file, Behaviour given, Map<String, Behaviour> takers) {
    String function = given.words();
    for (int end = function.length(); end > 0; end = function.lastIndexOf('.', end - 1)) {
      String at = Paths.resolve(Paths.folder(file.path()), function.substring(0, end));
      String taker = at == null ? null : Modules.script(folder, at);
      Behaviour run = taker == null ? null : takers.get(taker);
      if (taker != null && run != null) {
        return new Gift(file.path(), given, taker, run);
      }
    }
    return null;
  }
}
