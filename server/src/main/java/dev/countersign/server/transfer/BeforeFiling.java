package dev.countersign.server.transfer;

/**
 * What is asked before an intent is filed.
 *
 * @param before whether there is one of that id
 * @param waiting how many of the requester's wait
 */
record BeforeFiling(boolean before, int waiting, World world) {}
