package dev.countersign.gate.simulation;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.report.CheckReport.SimulationLine;
import java.util.List;
import java.util.Locale;

/**
 * What came of trying a payload on a node.
 *
 * @param sentence for a person
 * @param effects what the node showed; empty unless it ran
 * @param standing what holds besides, for comparing
 */
public record Simulated(State state, String sentence, List<Effect> effects, Standing standing) {
  /**
   * What holds whether the payload changed it or not.
   *
   * @param control over the wallet after the run, each as the effect that would bring it about
   * @param allowances before the run, for those that the run set
   */
  public record Standing(List<Effect> control, List<Effect.ApprovalGranted> allowances) {
    /** Nothing is known. */
    public static final Standing NOTHING = new Standing(List.of(), List.of());

    /** Copies the lists. */
    public Standing {
      control = List.copyOf(control);
      allowances = List.copyOf(allowances);
    }
  }

  /** How far it got. */
  public enum State {
    /** Not tried. */
    NONE,
    /** Ran to the end, and everything that it did was seen. */
    SUCCEEDED,
    /** Would fail. */
    REVERTED,
    /** The node could not be asked, or its answer not used. */
    UNAVAILABLE,
    /** Ran to the end, but the node shows only part of what it did. */
    PARTIAL
  }

  /** Copies the list. */
  public Simulated {
    effects = List.copyOf(effects);
  }

  /** One without effects. */
  public Simulated(State state, String sentence) {
    this(state, sentence, List.of(), Standing.NOTHING);
  }

  /** For the report. */
  public SimulationLine line() {
    return new SimulationLine(state.name().toLowerCase(Locale.ROOT), sentence);
  }
}
