// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// Gives the same amount to many.
contract Disperser {
    function disperse(address payable[] calldata to) external payable {
        uint256 each = msg.value / to.length;
        for (uint256 i = 0; i < to.length; i++) {
            (bool done, ) = to[i].call{value: each}("");
            require(done, "not taken");
        }
    }
}

/// A mixer's pool: takes one amount, and gives it to whoever shows a secret that was put in.
contract MixingPool {
    uint256 public constant DENOMINATION = 10 ether;
    mapping(bytes32 => bool) public commitments;

    function deposit(bytes32 commitment) external payable {
        require(msg.value == DENOMINATION && !commitments[commitment], "another amount");
        commitments[commitment] = true;
    }

    function withdraw(bytes32 secret, address payable to) external {
        bytes32 commitment = keccak256(abi.encode(secret));
        require(commitments[commitment], "no such deposit");
        commitments[commitment] = false;
        to.transfer(DENOMINATION);
    }
}

interface Items {
    function transferFrom(address from, address to, uint256 id) external;
}

/// A market of items that keeps a fortieth of each price.
contract Gallery {
    function buy(Items collection, uint256 id, address payable seller) external payable {
        collection.transferFrom(seller, msg.sender, id);
        seller.transfer(msg.value - msg.value / 40);
    }
}

/// Lives for one transaction.
contract Mayfly {
    constructor() payable {}

    function end(address payable heir) external {
        selfdestruct(heir);
    }
}

/// Moves coins in all the ways in which calls do, some of which are undone.
contract Juggler {
    receive() external payable {}

    function juggle(address payable to) external payable {
        (bool taken, ) = address(this).call{value: 5}(abi.encodeCall(this.fail, (to)));
        require(!taken, "it should have failed");
        Mayfly fly = new Mayfly{value: 7}();
        new Mayfly{value: 11, salt: 0}();
        fly.end(to);
        to.transfer(13);
    }

    function fail(address payable to) external payable {
        to.transfer(3);
        revert("no");
    }

    function refuse() external payable {
        revert("never");
    }
}
