import Testing

@Suite struct `Hugging Face` {
    @Test func `router gives its samples`() throws {
        try expect(
            "hugging-face", "router",
            gives: """
                inference.price.input{model=deepseek-ai/DeepSeek-V4-Pro,provider=novita} 1.69
                inference.price.input{model=deepseek-ai/DeepSeek-V4-Pro,provider=together} 2.1
                inference.price.input{model=meta-llama/Llama-4-Scout-17B-16E-Instruct,provider=groq} 0.11
                inference.price.input{model=meta-llama/Llama-4-Scout-17B-16E-Instruct,provider=together} 0.18
                inference.price.output{model=deepseek-ai/DeepSeek-V4-Pro,provider=novita} 3.38
                inference.price.output{model=deepseek-ai/DeepSeek-V4-Pro,provider=together} 4.4
                inference.price.output{model=meta-llama/Llama-4-Scout-17B-16E-Instruct,provider=groq} 0.34
                inference.price.output{model=meta-llama/Llama-4-Scout-17B-16E-Instruct,provider=together} 0.59
                inference.first_token{model=deepseek-ai/DeepSeek-V4-Pro,provider=novita} 1490
                inference.first_token{model=deepseek-ai/DeepSeek-V4-Pro,provider=together} 611
                inference.first_token{model=meta-llama/Llama-4-Scout-17B-16E-Instruct,provider=groq} 142.5
                inference.throughput{model=deepseek-ai/DeepSeek-V4-Pro,provider=novita} 24.69
                inference.throughput{model=deepseek-ai/DeepSeek-V4-Pro,provider=together} 40.13
                inference.throughput{model=meta-llama/Llama-4-Scout-17B-16E-Instruct,provider=groq} 460.2
                models.served{provider=featherless-ai} 1
                models.served{provider=groq} 1
                models.served{provider=novita} 1
                models.served{provider=together} 2
                models.served 2
                providers.live 4
                """)
    }
}
