package dev.countersign.tour.company;

/** Who works at the company of the tour; nobody of them is anybody. */
public enum Role {
  /** Founds the installation. */
  ADMINISTRATOR("The first administrator", "admin", "administrator"),
  /** Without whom the first can change nothing. */
  SECOND_ADMINISTRATOR("The second administrator", "admin2", "administrator"),
  /** Asks for payments; somebody writes to them. */
  REQUESTER("The requester", "requester", "requester"),
  /** Approves; their cookies are stolen. */
  APPROVER("The first approver", "approver", "approver"),
  /** Approves too. */
  SECOND_APPROVER("The second approver", "approver2", "approver"),
  /** Approves where two are not enough. */
  THIRD_APPROVER("The third approver", "approver3", "approver"),
  /** Is on duty at 3 a.m. */
  SECURITY("The security engineer", "security", "security"),
  /** Sees everything and changes nothing. */
  AUDITOR("The auditor", "auditor", "auditor");

  private final String title;
  private final String mailbox;
  private final String right;

  Role(String title, String mailbox, String right) {
    this.title = title;
    this.mailbox = mailbox;
    this.right = right;
  }

  /** As the console calls them. */
  public String title() {
    return title;
  }

  /** Their mail address. */
  public String email() {
    return mailbox + "@example.com";
  }

  /** What the console lets them do, by its word. */
  String right() {
    return right;
  }
}
