package dev.countersign.scale.load;

import dev.countersign.cassandra.BlockRange;
import dev.countersign.cassandra.RangeStage;
import dev.countersign.cassandra.StoreAddress;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.UnreadableInput;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.jspecify.annotations.Nullable;

/** Stages the range of a number, unless it waits already, read from the same. */
final class StageTask extends RichMapFunction<Long, Long> {
  private static final long serialVersionUID = 1L;

  private final String store;
  private final Origin origin;
  private transient @Nullable RangeStage stage;

  StageTask(String store, Origin origin) {
    this.store = store;
    this.origin = origin;
  }

  @Override
  public void open(OpenContext context) {
    stage = RangeStage.open(StoreAddress.of(store));
  }

  @Override
  public Long map(Long number) throws NodeFault {
    int at = Math.toIntExact(number);
    BlockRange range = origin.ranges().get(at);
    RangeStage to = java.util.Objects.requireNonNull(stage);
    Optional<String> there = to.origin(range);
    if (there.isPresent() && origin.isStill(at, there.get())) {
      return number;
    }
    Origin.Content content = content(at);
    to.load(range, (any, sink) -> content.entries().forEach(sink), content::mark);
    return number;
  }

  /** What cannot be read is not tried again; a store or a node that is away is. */
  private Origin.Content content(int at) throws NodeFault {
    try {
      return origin.read(at);
    } catch (UnreadableInput e) {
      throw new SuppressRestartsException(e);
    }
  }

  @Override
  public void close() {
    if (stage != null) {
      stage.close();
    }
  }
}
