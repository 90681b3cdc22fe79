package dev.countersign.cli.size;

import dev.countersign.cli.size.Sized.Need;
import dev.countersign.cli.size.Sized.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A whole chain in the store that value is followed in: on one machine's disk, and on Cassandra.
 */
final class ChainSize {
  private static final Amount BILLION = Amount.of(1_000_000_000);
  private static final Amount SECONDS_AN_HOUR = Amount.of(3_600);

  private ChainSize() {}

  /** Chains whose number of transactions stands among the constants. */
  enum Chain {
    ETHEREUM,
    TRON,
    BITCOIN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    String title() {
      return name().charAt(0) + word().substring(1);
    }
  }

  static Sized of(Constants constants, Chain chain) {
    List<Need> needs = new ArrayList<>();
    Sums one = new Sums(constants);
    Amount transfers =
        one.line(
            "Transfers",
            one.constant(chain.word() + ".transactions")
                .times(one.constant(chain.word() + ".transfers")),
            "transfers");
    one.warnBeyond("ledger.transfer-bytes", transfers);
    Amount disk =
        one.line(
            "Disk, with room for what the store rewrites",
            transfers
                .times(one.constant("ledger.transfer-bytes"))
                .over(BILLION)
                .over(one.constant("room.disk")),
            "GB");
    Amount daily =
        one.constant(chain.word() + ".transactions-a-day")
            .times(one.constant(chain.word() + ".transfers"));
    Amount growth =
        one.line(
            "More each year",
            daily
                .times(Amount.of(365))
                .times(one.constant("ledger.transfer-bytes"))
                .over(BILLION)
                .over(one.constant("room.disk")),
            "GB");
    one.warnBeyond("ledger.load-rate", transfers);
    Amount hours =
        one.line(
            "Loading it on two cores",
            transfers.over(one.constant("ledger.load-rate")).over(SECONDS_AN_HOUR),
            "hours");
    Amount machines =
        one.line(
            "Disks of a node that it fills", disk.over(one.constant("node.disk")).up(), "disks");
    one.remark(
        machines.value().orElse(0) <= 1
            ? "One machine holds it"
            : "One machine of this size does not hold it: give it so many disks, or take Cassandra");
    Amount memory =
        one.line(
            "Memory of a trace, with room",
            one.constant("ledger.trace-memory").over(one.constant("room.memory")),
            "GB");
    one.warnBeyond("ledger.trace-memory", transfers);
    needs.add(new Need("Disk on one machine, with room", disk, "GB"));
    needs.add(new Need("… more each year", growth, "GB"));
    needs.add(new Need("… disks of a node", machines, "disks"));
    needs.add(new Need("… loading on two cores", hours, "hours"));
    needs.add(new Need("… memory of a trace, with room", memory, "GB"));
    return new Sized(
        "All of " + chain.title(),
        needs,
        List.of(
            new Part("On one machine, in RocksDB", one.lines()),
            cassandra(constants, transfers, needs)));
  }

  private static Part cassandra(Constants constants, Amount transfers, List<Need> needs) {
    Sums sums = new Sums(constants);
    sums.warnBeyond("cassandra.transfer-bytes", transfers);
    sums.warnBeyond("cassandra.load-rate", transfers);
    Amount disk =
        sums.line(
            "Disk of all nodes, with room",
            transfers
                .times(sums.constant("cassandra.transfer-bytes"))
                .times(sums.constant("cassandra.replicas"))
                .over(BILLION)
                .over(sums.constant("room.disk")),
            "GB");
    Amount nodes =
        sums.line(
            "Nodes",
            disk.over(sums.constant("node.disk")).up().most(sums.constant("cassandra.replicas")),
            "nodes");
    Amount hours =
        sums.line(
            "Loading it",
            transfers
                .times(sums.constant("cassandra.replicas"))
                .over(sums.constant("cassandra.load-rate").times(nodes))
                .over(SECONDS_AN_HOUR),
            "hours");
    needs.add(new Need("Cassandra, nodes", nodes, "nodes"));
    needs.add(new Need("Cassandra, disk of all nodes, with room", disk, "GB"));
    needs.add(new Need("Cassandra, loading", hours, "hours"));
    return new Part("On Cassandra", sums.lines());
  }
}
