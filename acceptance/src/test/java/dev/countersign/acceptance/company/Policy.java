package dev.countersign.acceptance.company;

/** Policies of the tests. */
final class Policy {
  /** Two approvers for anything to a known place; nothing else. */
  static final String TWO_APPROVERS =
      """
      policy: 1
      name: Two approvers
      groups: [requesters, approvers, security, administrators]
      governance:
        default: { approvals: { administrators: 1 }, cooling-off: 24h }
      rules:
        - name: payments to known places
          when: { action: transfer, destination: known }
          then: allow
          approvals: { approvers: 2 }
      """;

  /** Nobody need approve, but no more than so much a day leaves. */
  static String limit(String amount) {
    return """
    policy: 1
    name: So much a day
    groups: [requesters, approvers, security, administrators]
    governance:
      default: { approvals: { administrators: 1 }, cooling-off: 24h }
    rules:
      - name: payments to known places
        when: { action: transfer, destination: known }
        then: allow
      - name: no more than this a day
        when: { action: transfer, asset: ETH, total: { over: %s ETH, within: 24h } }
        then: deny
    """
        .formatted(amount);
  }

  private Policy() {}
}
