package dev.countersign.scale.job;

import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Holds the messages of a key until their time has come, and takes those of one second together: so
 * that what comes late and what comes twice makes no difference.
 */
abstract class InOrder extends KeyedProcessFunction<String, Tuple3<String, Long, byte[]>, byte[]> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable MapState<Long, byte[]> waiting;

  @Override
  public void open(OpenContext context) throws Exception {
    waiting =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("waiting", Types.LONG, Incoming.BYTES));
  }

  /** Takes what is due under the current key, each message once, in no order. */
  abstract void take(String key, long time, List<byte[]> due, Collector<byte[]> out)
      throws Exception;

  @Override
  public void processElement(
      Tuple3<String, Long, byte[]> in, Context context, Collector<byte[]> out) throws Exception {
    MapState<Long, byte[]> all = Objects.requireNonNull(waiting);
    all.put(in.f1, Batch.with(all.get(in.f1), in.f2));
    context.timerService().registerEventTimeTimer(in.f1 * 1000);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<byte[]> out)
      throws Exception {
    MapState<Long, byte[]> all = Objects.requireNonNull(waiting);
    long time = timestamp / 1000;
    byte[] due = all.get(time);
    if (due != null) {
      take(context.getCurrentKey(), time, Batch.read(due), out);
      all.remove(time);
    }
  }
}
