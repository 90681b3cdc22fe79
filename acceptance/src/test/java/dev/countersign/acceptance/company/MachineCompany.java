package dev.countersign.acceptance.company;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.value.Address;
import dev.countersign.server.visit.SoftMachine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A company with an account of Countersign's own, "hot", and machines that ask for payouts. */
final class MachineCompany {
  static final String POLICY =
      """
      policy: 1
      name: Machines
      groups: [requesters, approvers, security, administrators]
      governance:
        default: { approvals: { administrators: 1 }, cooling-off: 24h }
      rules:
        - name: small payouts
          when:
            action: transfer
            initiator: kind:machine
            destination: known
            asset: ETH
            amount: { at-most: 1 ETH }
          then: allow
        - name: large payouts
          when:
            action: transfer
            initiator: kind:machine
            destination: known
            asset: ETH
            amount: { over: 1 ETH }
          then: allow
          approvals: { approvers: 1 }
        - name: sign-ins
          when: { action: sign-in, initiator: kind:machine }
          then: allow
        - name: approvals of routers
          when: { action: approve, initiator: kind:machine, destination: spender }
          then: allow
      """;

  private MachineCompany() {}

  /** Founds one. */
  static Company found(Path folder) {
    Company company = Company.found(folder, Clock.systemUTC()).complete(SafeRelease.V1_4_1, POLICY);
    company.change("wallet-added", company.wallet("account", "hot", company.key()));
    company.fund(company.key(), 1_000);
    return company;
  }

  /** A machine for which somebody answers. */
  static SoftMachine machine(Company company, String name, String responsible, String... scopes) {
    SoftMachine machine = new SoftMachine(company.address(), name);
    company.change("machine-added", machine.form(person(company, responsible), scopes));
    return machine;
  }

  /** The id of somebody. */
  static String person(Company company, String name) {
    return Company.group(
        company.person("ada").get("/people").body(),
        "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">" + name + "@example\\.com");
  }

  /** Puts a file's entries on the list of what is known. */
  static void know(Company company, String file) {
    company.change("book-changed", Map.of("file", file));
  }

  /** Somebody whom nobody knows. */
  static final Address STRANGER = Address.of("0x00000000000000000000000000000000005e11e5");
}
