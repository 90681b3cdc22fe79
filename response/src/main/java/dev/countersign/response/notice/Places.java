package dev.countersign.response.notice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The names that templates may hold, each with what stands there. */
public final class Places {
  /** All names, in the order in which they are explained. */
  public static final Map<String, String> ALL = all();

  private Places() {}

  private static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("company.name", "the company's name");
    all.put("company.address", "its address by post");
    all.put("company.contact", "whom to answer: name, mail and telephone");
    all.put("case.number", "the case's number");
    all.put("today", "the day on which it is drafted");
    all.put("loss.amount", "what was stolen, exact");
    all.put("loss.when", "when it began to move");
    all.put("loss.transactions", "the first transactions of it, one a line");
    all.put("traced.when", "when it was traced last");
    all.put("traced.method", "by which method");
    all.put("traced.where", "how much is where, one a line");
    all.put("freeze.asked", "how much was asked to be frozen, one asset a line");
    all.put("freeze.frozen", "how much is frozen, one asset a line");
    all.put("freeze.refused", "how much was refused, one asset a line");
    all.put("freeze.requests", "who was asked and what they answered, one a line");
    return Collections.unmodifiableMap(all);
  }

  /** The names alone. */
  public static Set<String> names() {
    return ALL.keySet();
  }
}
