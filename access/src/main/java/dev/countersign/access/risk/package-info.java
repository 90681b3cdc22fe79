/**
 * What is known about somebody as one number, each part of it told: of lures that they met, and of
 * findings about their accounts and sessions. Pure functions of time; nothing is looked up here.
 */
@NullMarked
package dev.countersign.access.risk;

import org.jspecify.annotations.NullMarked;
