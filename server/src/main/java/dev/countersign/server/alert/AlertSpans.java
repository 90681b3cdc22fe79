package dev.countersign.server.alert;

import dev.countersign.server.tracing.Tracing;
import dev.countersign.server.tracing.Tracing.Kind;
import dev.countersign.server.tracing.Tracing.Span;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells that alerts were raised, where anybody traces. What is rolled back is not told. */
record AlertSpans(Tracing tracing) {
  Span begun(Raised raised, UUID incident) {
    Span span =
        tracing
            .begin("alert", Kind.INTERNAL, raised.traceparent(), null)
            .note("countersign.alert.code", raised.alert().code().code())
            .note("countersign.incident", incident.toString());
    if (tracing.isOn() && TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              span.end();
            }
          });
    }
    return span;
  }
}
