package dev.countersign.server.transfer;

/**
 * What is asked before an intent is filed.
 *
 * @param before whether there is one of that id
 * @param waiting how many of the requester's wait
 */
record BeforeFiling(boolean before, int waiting, World world) {
  /** Its values are the intent's id, its requester, and the wallet. */
  static final String SELECT =
      "select "
          + World.COLUMNS
          + """
          , exists (select 1 from transfer where id = ?) as before,
            (select count(*) from transfer
              where requester = ? and state in ('waiting', 'approved')) as waiting
          from installation i left join wallet w on w.id = ?
          """;
}
