package dev.countersign.scale.job;

import dev.countersign.model.value.Bytes;
import dev.countersign.topic.DeadLetter;
import dev.countersign.topic.Edition;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import dev.countersign.topic.UnreadableMessage;
import dev.countersign.watch.anomaly.Side;
import dev.countersign.watch.anomaly.Sides;
import dev.countersign.watch.rule.Route;
import dev.countersign.watch.rule.Shares;
import dev.countersign.watch.rule.document.UnreadableRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Reads facts and sends each movement to where rules are asked about it. */
final class Router
    extends BroadcastProcessFunction<
        Tuple3<Long, String, byte[]>, byte[], Tuple3<String, Long, byte[]>>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  static final TypeInformation<Tuple3<String, Long, byte[]>> TYPE =
      Types.TUPLE(Types.STRING, Types.LONG, Incoming.BYTES);

  static final OutputTag<byte[]> DEAD = new OutputTag<>("dead letters", Incoming.BYTES);

  /** To the histories of accounts; each goes as {@link Weighed} is written. */
  static final OutputTag<Tuple3<String, Long, byte[]>> WEIGHED = new OutputTag<>("weighed", TYPE);

  static final MapStateDescriptor<Long, byte[]> EDITIONS =
      new MapStateDescriptor<>("editions", Types.LONG, Incoming.BYTES);

  private final Settings settings;
  private transient @Nullable Editions editions;
  private transient @Nullable Map<Long, Shares> shares;

  Router(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    editions = editions(settings, context.getOperatorStateStore().getBroadcastState(EDITIONS));
    shares = new HashMap<>();
  }

  /** The first edition, and those that came since. */
  static Editions editions(Settings settings, BroadcastState<Long, byte[]> state) throws Exception {
    Editions editions = new Editions(settings.edition());
    Map<Long, byte[]> later = new TreeMap<>();
    for (Map.Entry<Long, byte[]> one : state.immutableEntries()) {
      later.put(one.getKey(), one.getValue());
    }
    later.values().forEach(written -> editions.add(Edition.read(written)));
    return editions;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // The editions are broadcast state already.
  }

  @Override
  public void processElement(
      Tuple3<Long, String, byte[]> in,
      ReadOnlyContext context,
      Collector<Tuple3<String, Long, byte[]>> out) {
    Fact fact;
    try {
      fact = FactForm.read(Traced.message(in.f2));
    } catch (UnreadableMessage e) {
      context.output(DEAD, dead(in, e.sentence()));
      return;
    }
    if (!(fact instanceof Fact.Moved moved)) {
      return;
    }
    if (in.f0 * 1000 <= context.currentWatermark()) {
      String why =
          "it came more than "
              + settings.patience()
              + " seconds after later ones of the chain, or is a repetition";
      context.output(DEAD, dead(in, why));
      return;
    }
    InForce now = Objects.requireNonNull(editions).at(fact.time());
    now.note(moved);
    Shares of =
        Objects.requireNonNull(shares)
            .computeIfAbsent(
                now.edition().number(),
                number -> new Shares(now.book(), now.facts(), settings.secret().keys()));
    for (Route route : of.routes(moved.movement())) {
      out.collect(
          Tuple3.of(
              Sent.key(route), fact.time(), Sent.write(now.edition().number(), route, in.f2)));
    }
    if (settings.unusual() != null) {
      for (Side side : new Sides(now.facts()).of(moved.movement())) {
        context.output(
            WEIGHED,
            Tuple3.of(Weighed.key(moved.chain(), side), fact.time(), Weighed.write(side, in.f2)));
      }
    }
  }

  /** A dead letter, in the course in which the message came. */
  static byte[] dead(Tuple3<Long, String, byte[]> in, String why) {
    byte[] letter = new DeadLetter(in.f1, why, Bytes.of(Traced.message(in.f2))).write();
    return Traced.of(Traced.traceparent(in.f2), letter);
  }

  @Override
  public void processBroadcastElement(
      byte[] written, Context context, Collector<Tuple3<String, Long, byte[]>> out)
      throws Exception {
    try {
      Edition edition = Edition.read(written);
      if (Objects.requireNonNull(editions).add(edition)) {
        context.getBroadcastState(EDITIONS).put(edition.number(), written);
      }
    } catch (UnreadableMessage | UnreadableRules e) {
      // One of several that all read it tells.
      if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
        context.output(
            DEAD,
            new DeadLetter(settings.rulesTopic(), String.valueOf(e.getMessage()), Bytes.of(written))
                .write());
      }
    }
  }
}
