package dev.countersign.scale.job;

import dev.countersign.topic.Edition;
import dev.countersign.topic.FindingForm;
import dev.countersign.topic.UnreadableMessage;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.rule.Portion;
import dev.countersign.watch.rule.Shares;
import dev.countersign.watch.rule.document.UnreadableRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Asks rules about movements, key by key, in the order of the chain.
 *
 * <p>A movement waits in the state until the watermark has passed its time. What rules added up is
 * kept at work for the keys that are busy and written to the state before each checkpoint, and when
 * a key has been quiet for longest: so it need not be written down for every movement.
 */
final class RuleOperator extends AbstractStreamOperator<byte[]>
    implements TwoInputStreamOperator<Tuple3<String, Long, byte[]>, byte[], byte[]>,
        Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_AT_WORK = 4096;

  private final Settings settings;
  private transient @Nullable Editions editions;
  private transient @Nullable BroadcastState<Long, byte[]> published;
  private transient @Nullable MapState<Long, byte[]> waiting;
  private transient @Nullable ValueState<byte[]> held;
  private transient @Nullable InternalTimerService<VoidNamespace> timers;
  private transient @Nullable Map<Long, Shares> shares;
  private transient @Nullable LinkedHashMap<String, AtWork> atWork;
  private transient @Nullable Counter repeated;

  /** The rules of a key at work. */
  private static final class AtWork {
    Portion portion;
    InForce by;
    Mark mark;
    boolean changed;

    AtWork(Portion portion, InForce by, Mark mark) {
      this.portion = portion;
      this.by = by;
      this.mark = mark;
    }

    Held held() {
      return new Held(mark, by.since(), portion.kept());
    }
  }

  RuleOperator(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    published = getOperatorStateBackend().getBroadcastState(Router.EDITIONS);
    editions = Router.editions(settings, published);
    shares = new HashMap<>();
    atWork = new LinkedHashMap<>(64, 0.75f, true);
  }

  @Override
  public void open() throws Exception {
    super.open();
    waiting =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("waiting", Types.LONG, Incoming.BYTES));
    held = getRuntimeContext().getState(new ValueStateDescriptor<>("held", Incoming.BYTES));
    timers = getInternalTimerService("due", VoidNamespaceSerializer.INSTANCE, this);
    repeated = getMetricGroup().counter("repeated");
  }

  @Override
  public void processElement1(StreamRecord<Tuple3<String, Long, byte[]>> element) throws Exception {
    Tuple3<String, Long, byte[]> sent = element.getValue();
    MapState<Long, byte[]> all = Objects.requireNonNull(waiting);
    byte[] before = all.get(sent.f1);
    if (before == null) {
      all.put(sent.f1, sent.f2);
      Objects.requireNonNull(timers).registerEventTimeTimer(VoidNamespace.INSTANCE, sent.f1 * 1000);
    } else {
      byte[] both = Arrays.copyOf(before, before.length + sent.f2.length);
      System.arraycopy(sent.f2, 0, both, before.length, sent.f2.length);
      all.put(sent.f1, both);
    }
  }

  @Override
  public void processElement2(StreamRecord<byte[]> element) throws Exception {
    try {
      Edition edition = Edition.read(element.getValue());
      if (Objects.requireNonNull(editions).add(edition)) {
        Objects.requireNonNull(published).put(edition.number(), element.getValue());
      }
    } catch (UnreadableMessage | UnreadableRules e) {
      LOG.debug("told by the router", e);
    }
  }

  /** Time is that of the facts; rules have none. */
  @Override
  public void processWatermark1(Watermark mark) throws Exception {
    processWatermark(mark);
  }

  @Override
  public void processWatermark2(Watermark mark) {
    // Nothing to wait for.
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    long time = timer.getTimestamp() / 1000;
    MapState<Long, byte[]> all = Objects.requireNonNull(waiting);
    byte[] due = all.get(time);
    if (due == null) {
      return;
    }
    List<Sent> sent = Sent.read(due);
    sent.sort(Sent.ORDER);
    for (Sent one : sent) {
      ask(timer.getKey(), one);
    }
    all.remove(time);
    makeRoom(timer.getKey());
  }

  private void ask(String key, Sent sent) throws Exception {
    AtWork work = atWork(key, sent);
    Mark mark = Mark.of(sent);
    if (mark.compareTo(work.mark) <= 0) {
      Objects.requireNonNull(repeated).inc();
      return;
    }
    work.by.note(sent.moved());
    for (Alert alert : work.portion.see(sent.moved().movement(), sent.way(), sent.again())) {
      output.collect(
          new StreamRecord<>(
              Traced.of(sent.traceparent(), FindingForm.write(alert)), mark.time() * 1000));
    }
    work.mark = mark;
    work.changed = true;
  }

  private AtWork atWork(String key, Sent sent) throws Exception {
    Map<String, AtWork> all = Objects.requireNonNull(atWork);
    AtWork there = all.get(key);
    if (there != null && there.by.edition().number() == sent.edition()) {
      return there;
    }
    InForce by =
        Objects.requireNonNull(editions)
            .number(sent.edition())
            .orElseThrow(() ->
                new IllegalStateException(
                    "edition " + sent.edition() + " of the rules has not come yet"));
    Held before = there == null ? stored() : there.held();
    Portion portion =
        Objects.requireNonNull(shares)
            .computeIfAbsent(
                sent.edition(),
                number -> new Shares(by.book(), by.facts(), settings.secret().keys()))
            .portion(Sent.share(key));
    portion.restore(before.stillGood(by.since()));
    AtWork work = new AtWork(portion, by, before.mark());
    all.put(key, work);
    return work;
  }

  private Held stored() throws Exception {
    byte[] bytes = Objects.requireNonNull(held).value();
    return bytes == null ? Held.NOTHING : Held.read(bytes);
  }

  /** Puts away the key that has been quiet for longest where too many are at work. */
  private void makeRoom(String now) throws Exception {
    LinkedHashMap<String, AtWork> all = Objects.requireNonNull(atWork);
    if (all.size() > MOST_AT_WORK) {
      Map.Entry<String, AtWork> quiet = all.firstEntry();
      store(quiet.getKey(), quiet.getValue());
      all.remove(quiet.getKey());
      setCurrentKey(now);
    }
  }

  private void store(String key, AtWork work) throws Exception {
    if (work.changed) {
      setCurrentKey(key);
      Objects.requireNonNull(held).update(work.held().write());
      work.changed = false;
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    super.prepareSnapshotPreBarrier(checkpoint);
    for (Map.Entry<String, AtWork> one : Objects.requireNonNull(atWork).entrySet()) {
      store(one.getKey(), one.getValue());
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    // None is ever set.
  }
}
