package dev.countersign.scale.job;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.java.tuple.Tuple3;

/** How long facts are waited for that are late, in the time of the blocks. */
final class Patience implements WatermarkGenerator<Tuple3<Long, String, byte[]>> {
  private final long wait;
  private long newest = -1;

  private Patience(long wait) {
    this.wait = wait;
  }

  static WatermarkStrategy<Tuple3<Long, String, byte[]>> of(long wait) {
    return WatermarkStrategy.<Tuple3<Long, String, byte[]>>forGenerator(
            context -> new Patience(wait))
        .withTimestampAssigner((fact, before) -> fact.f0 * 1000);
  }

  /** For what has no time and holds nobody up. */
  static <T> WatermarkStrategy<T> none() {
    return WatermarkStrategy.forGenerator(context ->
        new WatermarkGenerator<>() {
          @Override
          public void onEvent(T event, long time, WatermarkOutput output) {}

          @Override
          public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
          }
        });
  }

  @Override
  public void onEvent(Tuple3<Long, String, byte[]> fact, long time, WatermarkOutput output) {
    newest = Math.max(newest, fact.f0);
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (newest >= wait) {
      output.emitWatermark(new Watermark((newest - wait) * 1000 - 1));
    }
  }
}
