package dev.countersign.intel.list;

import dev.countersign.intel.label.Kind;

/**
 * A list, as its publisher presents it.
 *
 * @param id short and stable, such as {@code ofac-sdn}
 * @param licence under which it may be passed on
 * @param kind of its entries, where they do not say
 * @param days after which a version of it is stale; 0 where it never is
 * @param page where it is published; empty where nowhere
 */
public record ListSource(
    String id, String title, String publisher, String licence, Kind kind, int days, String page) {
  /** OFAC's specially designated nationals, in either of its forms. */
  public static final ListSource OFAC =
      authority(
          "ofac-sdn",
          "Specially Designated Nationals and Blocked Persons List",
          "Office of Foreign Assets Control, US Department of the Treasury",
          "public domain (work of the US government)",
          "https://sanctionslist.ofac.treas.gov/Home/SdnList");

  /** The European Union's. */
  public static final ListSource EU =
      authority(
          "eu-fsf",
          "Consolidated list of persons, groups and entities subject to EU financial sanctions",
          "European Commission",
          "reuse allowed with attribution (Decision 2011/833/EU)",
          "https://webgate.ec.europa.eu/fsd/fsf");

  /** The Security Council's. */
  public static final ListSource UN =
      authority(
          "un-sc",
          "United Nations Security Council Consolidated List",
          "United Nations Security Council",
          "terms of use of the United Nations",
          "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list");

  /** The consolidated list of HM Treasury. */
  public static final ListSource UK_OFSI =
      authority(
          "uk-ofsi",
          "Consolidated List of Financial Sanctions Targets in the UK",
          "Office of Financial Sanctions Implementation, HM Treasury",
          "Open Government Licence v3.0",
          "https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets");

  /** The UK Sanctions List. */
  public static final ListSource UK =
      authority(
          "uk-sanctions",
          "UK Sanctions List",
          "Foreign, Commonwealth and Development Office",
          "Open Government Licence v3.0",
          "https://www.gov.uk/government/publications/the-uk-sanctions-list");

  private static final int DAYS = 30;

  /** The same list, whose versions are stale after so many days where they can be at all. */
  public ListSource staleAfter(int others) {
    return new ListSource(id, title, publisher, licence, kind, days == 0 ? 0 : others, page);
  }

  /** One of a file that names no publisher. */
  static ListSource ofFile(String file, Kind kind) {
    return new ListSource(file, file, "", "", kind, 0, "");
  }

  private static ListSource authority(
      String id, String title, String publisher, String licence, String page) {
    return new ListSource(id, title, publisher, licence, Kind.SANCTIONED, DAYS, page);
  }
}
