// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// Pays out coins that were taken on another chain, and says so as Celer's cBridge does.
contract PayingBridge {
    event Relay(
        bytes32 transferId,
        address sender,
        address receiver,
        address token,
        uint256 amount,
        uint64 srcChainId,
        bytes32 srcTransferId
    );

    receive() external payable {}

    function relay(address sender, address payable receiver, uint256 amount, uint64 srcChainId, bytes32 srcTransferId)
        external
    {
        (bool paid,) = receiver.call{value: amount}("");
        require(paid);
        bytes32 id = keccak256(abi.encodePacked(sender, receiver, address(0), amount, srcChainId, srcTransferId));
        emit Relay(id, sender, receiver, address(0), amount, srcChainId, srcTransferId);
    }

    /// Says the same, and pays nothing.
    function pretend(address sender, address receiver, uint256 amount, uint64 srcChainId, bytes32 srcTransferId)
        external
    {
        emit Relay(bytes32(0), sender, receiver, address(0), amount, srcChainId, srcTransferId);
    }
}
