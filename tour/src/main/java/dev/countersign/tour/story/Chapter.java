package dev.countersign.tour.story;

/** The steps of the theft, in the order in which they are played. */
public enum Chapter {
  /** A message with a project to run. */
  LURE(
      "A message from a recruiter",
      "Somebody writes to the requester and to an approver: an outstanding offer, and a"
          + " “pre-employment test” to unpack and start on their own computer. The requester starts"
          + " it. The project in it reads their keys while it installs.",
      "The requester finds it strange afterwards, hands it in, and says that they ran it. It is read"
          + " apart, nothing in it is run, and the answer comes at once. Security says that it is an"
          + " attack; from then on what they ask for needs one more approval."),
  /** Cookies of whoever ran it. */
  SESSION(
      "A session is stolen",
      "The thief has the requester's cookies out of the first minutes, and opens the console with"
          + " them, from another computer.",
      "A session belongs to the key of its browser, which cookies do not hold. The thief sees"
          + " nothing, the session ends, and it is found and told."),
  /** A payload that is not what was asked for. */
  CHANGED(
      "A real request, copied and changed",
      "The requester asks to pay a supplier 30 ETH, as every month. What the owners are given to"
          + " sign is another payload: it would put other code into the wallet, as in 2025, when"
          + " 1.5 billion dollars left one exchange so.",
      "Countersign reads what the payload would do, holds it against what was asked for, and"
          + " refuses. The payment itself is approved by three people with their passkeys, one"
          + " more than usual, countersigned, and carried out."),
  /** What owners sign without asking. */
  DRAINED(
      "The owners of a second wallet sign blind",
      "The reserve needs three of four owners. The thief fools the other three, and Countersign is"
          + " not asked: 80 ETH leave.",
      "The chain is watched, and what moves is held against what was countersigned. Within a second"
          + " of the block all signing stands still and the loudest alert is raised."),
  /** One case of it all. */
  CASE(
      "One case, opened by itself",
      "Hours count: stolen value is gone within a day, mostly.",
      "What was reported, found, refused and lost stands in one case with its timeline. The"
          + " playbook asks for decisions in the right order, with what is known filled in."),
  /** Where it went. */
  TRACE(
      "The value is split, and goes to an exchange",
      "The thief splits what was stolen over three accounts. From one of them 25 ETH go to an address"
          + " of their own at an exchange, which sweeps it.",
      "The trace follows each wei, stays open while the chain goes on, and says what came to the"
          + " exchange. Nothing is made or lost in it: what was stolen is accounted for."),
  /** What is asked of those who hold it. */
  FREEZE(
      "A request to freeze",
      "Once it leaves the exchange it is out of reach.",
      "For each that holds some there is one document: addresses, transactions, amounts, times. Its"
          + " sum is the trace's, and it is held against the chain before it goes out."),
  /** What holds before others. */
  PROOF(
      "Evidence",
      "Who did it will say that it was otherwise.",
      "The journal, what was handed in and the documents, in one archive. Whoever gets it checks it"
          + " on their own, without this server: one bit changed is found and told.");

  private final String title;
  private final String thief;
  private final String company;

  Chapter(String title, String thief, String company) {
    this.title = title;
    this.thief = thief;
    this.company = company;
  }

  /** In a few words. */
  public String title() {
    return title;
  }

  /** What the thief does. */
  public String thief() {
    return thief;
  }

  /** What stands against it. */
  public String company() {
    return company;
  }
}
