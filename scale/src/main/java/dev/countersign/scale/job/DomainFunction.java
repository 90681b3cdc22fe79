package dev.countersign.scale.job;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Says of a domain once in thirty days that it imitates somebody's. */
final class DomainFunction extends InOrder {
  private static final long serialVersionUID = 1L;

  /** In seconds; certificates are renewed sooner or later. */
  static final long AGAIN = 30 * 86_400L;

  private static final Comparator<byte[]> BY_WHAT_IS_SAID =
      Comparator.comparing(Traced::message, Arrays::compareUnsigned);

  private transient @Nullable ValueState<Long> said;

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    said = getRuntimeContext().getState(new ValueStateDescriptor<>("said", Types.LONG));
  }

  @Override
  void take(String key, long time, List<byte[]> due, Collector<byte[]> out) throws Exception {
    ValueState<Long> last = Objects.requireNonNull(said);
    Long before = last.value();
    if (before == null || time - before >= AGAIN) {
      out.collect(Collections.min(due, BY_WHAT_IS_SAID));
      last.update(time);
    }
  }
}
