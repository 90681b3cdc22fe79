package dev.countersign.scale.job;

import dev.countersign.topic.AccountEventForm;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.util.Collector;

/** Sends events of accounts to where those of their company are judged. */
final class AccountGate extends Gate {
  private static final long serialVersionUID = 1L;

  AccountGate(Settings settings) {
    super(settings);
  }

  @Override
  void check(byte[] message) {
    AccountEventForm.read(message);
  }

  @Override
  void send(byte[] traced, long time, Collector<Tuple3<String, Long, byte[]>> out) {
    String company = AccountEventForm.read(Traced.message(traced)).company();
    out.collect(Tuple3.of(company, time, traced));
  }
}
