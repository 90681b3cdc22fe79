package dev.countersign.watch.rule;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.rules.amount.CannotTell;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.shape.Detector;
import dev.countersign.watch.shape.Edge;
import dev.countersign.watch.shape.Found;
import dev.countersign.watch.window.Keys;
import dev.countersign.watch.window.Ring;
import dev.countersign.watch.window.Window;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule at work on one chain, with what it added up. */
final class Running {
  private static final int MOST_SAID = 10_000;

  private final RuleBook book;
  private final Rule rule;
  private final Test[] always;
  private final Test[] now;
  private final List<Measured> measures;
  private final boolean gathers;
  private final @Nullable Detector detector;
  private final @Nullable Window said;
  private final List<Side> by;
  private final Keys keys;
  private long untold;

  Running(RuleBook book, Rule rule, Keys keys) {
    this.book = book;
    this.rule = rule;
    this.keys = keys;
    this.always = rule.when().stream().filter(test -> !ofItself(test)).toArray(Test[]::new);
    this.now = rule.when().stream().filter(Running::ofItself).toArray(Test[]::new);
    this.measures = rule.measures().stream().map(one -> new Measured(one, keys)).toList();
    this.gathers =
        rule.measures().stream()
            .anyMatch(one ->
                one.over().amount().isPresent()
                    || one instanceof Measure.FirstSeen
                    || one instanceof Measure.Ratio);
    this.detector = rule.shape().map(Detector::of).orElse(null);
    this.said = rule.suppress() == 0 ? null : new Window(rule.suppress(), MOST_SAID);
    this.by = rule.measures().isEmpty() ? List.of() : rule.measures().getFirst().over().by();
  }

  private static boolean ofItself(Test test) {
    return test instanceof Test.Amounts || test instanceof Test.Hours;
  }

  /** What it says of the movement, or null. */
  @Nullable Alert see(View view) {
    for (Test test : always) {
      if (!test.fits(view)) {
        return null;
      }
    }
    boolean fits = fitsNow(view);
    if (!fits && !gathers) {
      return null;
    }
    for (Measured measure : measures) {
      measure.add(view, fits);
    }
    if (!fits) {
      return null;
    }
    Found found = null;
    if (detector != null) {
      Movement move = view.move;
      found =
          detector.see(
              new Edge(
                  move.time(),
                  view.fromKey,
                  view.toKey,
                  view.assetKey,
                  move.amount(),
                  move.from(),
                  move.to()));
      if (found == null) {
        return null;
      }
    }
    return holds(view) && isNew(view, found) ? alert(view, found) : null;
  }

  private boolean fitsNow(View view) {
    for (Test test : now) {
      if (!test.fits(view)) {
        return false;
      }
    }
    if (rule.unless().isEmpty()) {
      return true;
    }
    for (Test test : rule.unless()) {
      if (!test.fits(view)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(View view) {
    try {
      for (Measured measure : measures) {
        if (!measure.holds(view)) {
          return false;
        }
      }
      return rule.condition().isEmpty()
          || rule.condition().get().holds(new RuleVariables(book, view, measures));
    } catch (CannotTell e) {
      untold++;
      return false;
    }
  }

  private boolean isNew(View view, @Nullable Found found) {
    if (said == null) {
      return true;
    }
    long time = view.move.time();
    said.tick(time);
    long key = found == null ? 1 : found.centre();
    if (found == null) {
      for (Side side : by.isEmpty() ? List.of(Side.WALLET, Side.COUNTERPARTY) : by) {
        key = Keys.pair(key, side.key(view, keys));
      }
    }
    if (said.count(key) > 0) {
      return false;
    }
    said.add(time, key, 0, BigInteger.ONE);
    return true;
  }

  private Alert alert(View view, @Nullable Found found) {
    Movement move = view.move;
    Map<String, String> values = Wording.fields(rule, view, book.currency());
    measures.forEach(measure -> measure.tell(view, values));
    if (found != null) {
      values.put("size", Long.toString(found.size()));
      values.put("path", String.join(" → ", found.path()));
      values.put("centre", found.account());
    }
    String sentence = rule.sentence().filled(values);
    values.put("line", Integer.toString(rule.line()));
    if (rule.stops()) {
      values.put("then", "stop");
    }
    String about = found == null ? view.walletName() : found.account();
    String subject = found == null ? view.wallet().subject() : "";
    return new Alert(
        code(),
        rule.severity(),
        subject.isEmpty() ? "address/" + about : subject,
        "rule/" + rule.name() + "/" + about,
        "rule/" + rule.name() + "/" + move.chain() + "/" + move.transaction() + "/" + move.index(),
        sentence,
        values,
        Optional.of(
            new Sighting(move.chain(), Optional.of(move.block()), Optional.of(move.transaction()))),
        Instant.ofEpochSecond(move.time()));
  }

  private FindingCode code() {
    return rule.shape()
        .map(shape ->
            switch (shape.kind()) {
              case FAN_OUT -> WatchFinding.SHAPE_FAN_OUT;
              case FAN_IN -> WatchFinding.SHAPE_FAN_IN;
              case GATHER_SCATTER -> WatchFinding.SHAPE_GATHER_SCATTER;
              case PEEL_CHAIN -> WatchFinding.SHAPE_PEEL_CHAIN;
              case CYCLE -> WatchFinding.SHAPE_CYCLE;
              case PASS_THROUGH -> WatchFinding.SHAPE_PASS_THROUGH;
            })
        .orElse(WatchFinding.RULE_MATCHED);
  }

  /** How often something that the rule asks for was not known. */
  long untold() {
    return untold;
  }

  /** How many movements were forgotten before they were too old. */
  long forgotten() {
    long most = detector == null ? 0 : detector.forgotten();
    for (Measured measure : measures) {
      most = Math.max(most, measure.forgotten());
    }
    return most;
  }

  Rule rule() {
    return rule;
  }

  /** Whether it may have something to say or to add up of it, as far as it needs no memory. */
  boolean concerns(View view, boolean again) {
    if (!rule.asksOf(view.direction) || (again && detector != null)) {
      return false;
    }
    for (Test test : always) {
      if (!test.fits(view)) {
        return false;
      }
    }
    return gathers || fitsNow(view);
  }

  /** All that it keeps, always in the same order. */
  List<Ring> rings() {
    List<Ring> all = new ArrayList<>();
    measures.forEach(measure -> all.add(measure.window()));
    if (detector != null) {
      all.addAll(detector.rings());
    }
    if (said != null) {
      all.add(said);
    }
    return all;
  }

  void begin(long block) {
    measures.forEach(measure -> measure.begin(block));
    if (detector != null) {
      detector.begin(block);
    }
    if (said != null) {
      said.begin(block);
    }
  }

  void undo(long block) {
    measures.forEach(measure -> measure.undo(block));
    if (detector != null) {
      detector.undo(block);
    }
    if (said != null) {
      said.undo(block);
    }
  }
}
