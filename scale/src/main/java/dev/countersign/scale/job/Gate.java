package dev.countersign.scale.job;

import dev.countersign.topic.UnreadableMessage;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Sends messages to where they are judged, and away what cannot be. */
abstract class Gate
    extends ProcessFunction<Tuple3<Long, String, byte[]>, Tuple3<String, Long, byte[]>> {
  private static final long serialVersionUID = 1L;

  private final long patience;

  Gate(Settings settings) {
    this.patience = settings.patience();
  }

  /** Takes a message whose time is good, in whose course it came. */
  abstract void send(byte[] traced, long time, Collector<Tuple3<String, Long, byte[]>> out);

  /**
   * Reads a message.
   *
   * @throws UnreadableMessage where it is none
   */
  abstract void check(byte[] message);

  @Override
  public void processElement(
      Tuple3<Long, String, byte[]> in,
      Context context,
      Collector<Tuple3<String, Long, byte[]>> out) {
    String wrong = wrong(in, context.timerService().currentWatermark());
    if (wrong.isEmpty()) {
      send(in.f2, in.f0, out);
    } else {
      context.output(Router.DEAD, Router.dead(in, wrong));
    }
  }

  private String wrong(Tuple3<Long, String, byte[]> in, long passed) {
    if (in.f0 == Arriving.AHEAD) {
      return "its time is more than "
          + Arriving.MOST_AHEAD
          + " seconds after it was written to the topic";
    }
    if (in.f0 < 0) {
      try {
        check(Traced.message(in.f2));
        return "its time is before 1970";
      } catch (UnreadableMessage e) {
        return e.sentence();
      }
    }
    return in.f0 * 1000 <= passed
        ? "it came more than " + patience + " seconds after later ones, or is a repetition"
        : "";
  }
}
