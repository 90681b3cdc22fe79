package dev.countersign.server.console;

import dev.countersign.server.alert.KeptAlert;
import dev.countersign.server.catalogue.Catalogue;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Words;
import java.util.List;

/**
 * An alert on its incident's page.
 *
 * @param explained whether the catalogue has a page of it
 * @param takenBack when; empty while it stands
 * @param where the block and the transaction; empty where it is about none
 */
public record AlertLine(
    String code,
    boolean explained,
    String mark,
    String severity,
    String about,
    Words sentence,
    String at,
    long times,
    String takenBack,
    String where,
    String transaction,
    List<Said> evidence) {
  /** Something that it rests on. */
  public record Said(String name, String value) {}

  /** Of an alert. */
  public static AlertLine of(KeptAlert one) {
    return new AlertLine(
        one.code(),
        Catalogue.ALL.stream().anyMatch(code -> code.code().equals(one.code())),
        one.takenBackAt() == null ? IncidentLine.mark(one.severity()) : "note",
        IncidentLine.word(one.severity()),
        Words.plain(one.subject()),
        Words.of(one.sentence()),
        Moments.of(one.at()),
        one.times(),
        one.takenBackAt() == null ? "" : Moments.of(one.takenBackAt()),
        one.chain() == null
            ? ""
            : (one.chain() == 0 ? "Bitcoin" : "chain " + one.chain())
                + (one.block() == null ? ", in no block yet" : ", block " + one.block()),
        one.transaction(),
        one.evidence().entrySet().stream()
            .map(each -> new Said(Words.plain(each.getKey()), Words.plain(each.getValue())))
            .toList());
  }
}
