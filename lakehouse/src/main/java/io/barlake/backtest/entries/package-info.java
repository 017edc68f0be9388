/** How a position begins: at the next open, or by an order that waits for its price. */
package io.barlake.backtest.entries;
