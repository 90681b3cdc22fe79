package dev.countersign.cli.size;

import dev.countersign.cli.size.Sized.Need;
import dev.countersign.cli.size.Sized.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * So many movements of value and as many events around accounts a second: on the servers themselves
 * where they carry it, otherwise on Flink.
 */
final class StreamSize {
  private static final Amount MICROS = Amount.of(1_000_000);
  private static final Amount MILLIS = Amount.of(1_000);
  private static final Amount BILLION = Amount.of(1_000_000_000);
  private static final Amount SECONDS_A_DAY = Amount.of(86_400);

  private final Constants constants;
  private final Amount events;
  private final List<Need> needs = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  private StreamSize(Constants constants, double events) {
    this.constants = constants;
    this.events = Amount.of(events);
  }

  /**
   * Sizes it.
   *
   * @param events a second, more than 0
   */
  static Sized of(Constants constants, double events) {
    StreamSize size = new StreamSize(constants, events);
    boolean embedded = size.fits();
    size.servers(embedded);
    if (!embedded) {
      size.flink();
      size.kafka();
    }
    return new Sized(
        size.events.text()
            + " movements and "
            + size.events.text()
            + " events around accounts a second",
        size.needs,
        size.parts);
  }

  /** Rules whose shapes see all movements run on one thread, and a process has one memory. */
  private boolean fits() {
    Sums sums = new Sums(constants);
    Amount thread =
        sums.line(
            "The thread of the shapes is busy",
            events.times(sums.constant("movement.cost")).over(MICROS),
            "of 1");
    Amount memory =
        sums.line(
            "Memory of the accounts",
            accounts(sums).times(sums.constant("account.memory")).over(MILLIS),
            "GB");
    Amount cores =
        sums.line(
            "Cores busy with both",
            thread.plus(events.times(sums.constant("account-event.cost")).over(MICROS)),
            "cores");
    boolean fits =
        within(thread, sums.constant("room.cores"))
            && within(
                memory.plus(sums.constant("server.memory")),
                sums.constant("node.memory").times(sums.constant("room.memory")))
            && within(cores, sums.constant("node.cores").times(sums.constant("room.cores")));
    sums.remark(
        fits
            ? "All three leave the room that is asked for: one server carries it, and no stream engine is needed"
            : "That does not fit on one server with the room that is asked for: it needs Flink");
    parts.add(new Part("Does one server carry it?", sums.lines()));
    return fits;
  }

  private Amount accounts(Sums sums) {
    return sums.line(
        "Accounts",
        events.times(SECONDS_A_DAY).over(sums.constant("account.events-a-day")),
        "accounts");
  }

  private void servers(boolean embedded) {
    Sums sums = new Sums(constants);
    Amount decisions =
        sums.line("Decisions a second", events.over(sums.constant("decision.events")), "/s");
    sums.warnBeyond("decision.server-cost", decisions);
    Amount busy =
        sums.line(
            "Cores busy with decisions",
            decisions.times(sums.constant("decision.server-cost")).over(MILLIS),
            "cores");
    Amount memory = sums.constant("server.memory");
    if (embedded) {
      busy =
          sums.line(
              "Cores busy with movements and accounts besides",
              busy.plus(
                  events
                      .times(
                          sums.constant("movement.cost").plus(sums.constant("account-event.cost")))
                      .over(MICROS)),
              "cores");
      memory =
          sums.line(
              "Memory of a server, GB",
              memory.plus(accounts(sums).times(sums.constant("account.memory")).over(MILLIS)),
              "GB");
    }
    Amount cores = sums.line("Cores with room", busy.over(sums.constant("room.cores")), "cores");
    Amount nodes =
        sums.line(
            "Servers, each of which could go",
            cores.over(sums.constant("node.cores")).up().most(sums.constant("servers.least")),
            "nodes");
    needs.add(new Need("Servers", nodes, "nodes"));
    needs.add(new Need("… cores of them together, with room", cores, "cores"));
    needs.add(
        new Need(
            "… memory of each, with room",
            sums.line("Memory with room", memory.over(sums.constant("room.memory")), "GB"),
            "GB"));
    Amount database =
        sums.line(
            "Cores of PostgreSQL, with room",
            decisions
                .times(sums.constant("decision.database-cost"))
                .over(MILLIS)
                .over(sums.constant("room.cores")),
            "cores");
    needs.add(new Need("PostgreSQL, cores with room", database, "cores"));
    needs.add(
        new Need(
            "PostgreSQL, disk a year",
            sums.line(
                "Disk of PostgreSQL a year",
                decisions
                    .times(SECONDS_A_DAY)
                    .times(Amount.of(365))
                    .times(sums.constant("decision.bytes"))
                    .over(BILLION)
                    .over(sums.constant("room.disk")),
                "GB"),
            "GB"));
    parts.add(new Part("Servers and PostgreSQL", sums.lines()));
  }

  private void flink() {
    Sums sums = new Sums(constants);
    Amount cores =
        sums.line(
            "Cores of task managers, with room",
            events
                .times(
                    sums.constant("flink.movement-cost")
                        .plus(sums.constant("flink.account-event-cost")))
                .over(MICROS)
                .over(sums.constant("room.cores")),
            "cores");
    Amount state =
        sums.line(
            "State",
            events
                .times(SECONDS_A_DAY)
                .times(sums.constant("flink.state-keys"))
                .times(sums.constant("flink.state-bytes"))
                .over(BILLION),
            "GB");
    Amount byCores = cores.over(sums.constant("node.cores")).up();
    Amount byDisk = state.over(sums.constant("node.disk").times(sums.constant("room.disk"))).up();
    Amount nodes = sums.line("Task managers", byCores.most(byDisk), "nodes");
    needs.add(new Need("Flink, task managers", nodes, "nodes"));
    needs.add(new Need("Flink, state", state, "GB"));
    needs.add(
        new Need(
            "Flink, a whole checkpoint",
            sums.line(
                "A whole checkpoint, all task managers at once",
                state.over(sums.constant("flink.checkpoint-rate").times(nodes)),
                "s"),
            "s"));
    needs.add(new Need("Flink, job managers (one stands by)", Amount.of(2), "nodes"));
    parts.add(new Part("Flink", sums.lines()));
  }

  private void kafka() {
    Sums sums = new Sums(constants);
    Amount disk =
        sums.line(
            "Disk of the brokers",
            events
                .times(Amount.of(2))
                .times(sums.constant("kafka.event-bytes"))
                .times(SECONDS_A_DAY)
                .times(sums.constant("kafka.days"))
                .times(sums.constant("kafka.replicas"))
                .over(BILLION)
                .over(sums.constant("room.disk")),
            "GB");
    needs.add(new Need("Kafka, disk of all brokers", disk, "GB"));
    needs.add(
        new Need(
            "Kafka, brokers",
            sums.line(
                "Brokers",
                disk.over(sums.constant("node.disk")).up().most(sums.constant("kafka.replicas")),
                "nodes"),
            "nodes"));
    parts.add(new Part("Kafka", sums.lines()));
  }

  private static boolean within(Amount used, Amount most) {
    return used.value().isPresent()
        && most.value().isPresent()
        && used.value().getAsDouble() <= most.value().getAsDouble();
  }
}
