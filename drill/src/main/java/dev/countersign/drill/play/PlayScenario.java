package dev.countersign.drill.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request that can be made, with other numbers and addresses each time. Nobody gets the same
 * twice.
 *
 * @param story number among the stories, from 1
 */
public record PlayScenario(Twist twist, int story) {
  private static final List<PlayScenario> ALL = list();

  /**
   * All of them: about as many honest ones as others, so that neither agreeing nor refusing is
   * right by habit.
   */
  public static List<PlayScenario> all() {
    return ALL;
  }

  /** The one of that id. */
  public static Optional<PlayScenario> find(String id) {
    return ALL.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** Such as {@code look-alike-3}; it stays the same for ever. */
  public String id() {
    return twist.word() + "-" + story;
  }

  Story told() {
    return Story.ALL.get(story - 1);
  }

  private static List<PlayScenario> list() {
    List<PlayScenario> all = new ArrayList<>();
    for (int i = 1; i <= Story.ALL.size(); i++) {
      all.add(new PlayScenario(Twist.HONEST, i));
    }
    int next = 0;
    for (Twist twist : Twist.values()) {
      for (int i = 0; !twist.honest() && i < Story.TWISTED; i++) {
        all.add(new PlayScenario(twist, 1 + next++ % Story.ALL.size()));
      }
    }
    return List.copyOf(all);
  }
}
