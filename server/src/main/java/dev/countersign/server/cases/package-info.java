/**
 * Cases in the database: opened and joined by what the journal tells, changed by people in deciding
 * transactions, and their timelines, put together from all stores. What belongs to which case and
 * what is to be decided is said in {@code response}.
 */
@NullMarked
package dev.countersign.server.cases;

import org.jspecify.annotations.NullMarked;
