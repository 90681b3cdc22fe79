/**
 * Who can do what with a wallet, by what, and how few people, teams or devices are enough. Facts
 * are handed in: nothing here asks a node or a database.
 */
@NullMarked
package dev.countersign.access.wallet;

import org.jspecify.annotations.NullMarked;
